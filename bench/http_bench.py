#!/usr/bin/env python3
"""Cold start and reads over HTTP, on the data folder dossier_bench left behind. Needs wrk. Loopback only.

Usage: http_bench.py PROGRAM FOLDER
"""
import http.client
import json
import re
import subprocess
import sys
import time


def say(name, value, unit, baseline, baseline_name, ratio, promise, at_least):
    met = ratio >= promise if at_least else ratio <= promise
    sign = ">=" if at_least else "<="
    print(f"{name:<28} {value:>10.1f} {unit}   {baseline_name} {baseline:.1f}   ratio {ratio:.2f}   "
          f"promise {sign} {promise:.2f}   {'met' if met else 'NOT MET'}")
    print(json.dumps({"name": name, "value": value, "unit": unit, "baseline": baseline, "ratio": ratio,
                      "promise": promise, "met": met}), flush=True)


def start(program, folder):
    began = time.monotonic()
    server = subprocess.Popen([program, "demo", "--data", folder, "--listen", "127.0.0.1:0"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    line = server.stdout.readline()
    took = time.monotonic() - began
    return server, int(line.rsplit(":", 1)[1]), took


def bare_start(program):
    began = time.monotonic()
    subprocess.run([program, "version"], stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - began


def ask(port, method, path, cookie=None, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"X-Simpul": "1"}
    if cookie:
        headers["Cookie"] = cookie
    if body is not None:
        headers["Content-Type"] = "application/json"
    connection.request(method, path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    return answer, json.loads(answer.read())


def load(port, path, cookie, connections):
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", "-d5s", "--latency", "-H", f"Cookie: {cookie}",
                          f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", out).groups()
    if "Non-2xx" in out:
        raise SystemExit(f"{path} did not answer 200: {out}")
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def resident_mib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def main():
    program, folder = sys.argv[1], sys.argv[2]
    starts = []
    for _ in range(5):
        server, _, took = start(program, folder)
        starts.append(took)
        server.terminate()
        server.wait()
    bare = min(bare_start(program) for _ in range(5))
    cold = sorted(starts)[2] * 1000
    say("cold start", cold, "ms", bare * 1000, "the process alone", cold / 100, 1.0, False)
    server, port, _ = start(program, folder)
    try:
        answer, _ = ask(port, "POST", "/api/v1/session", body={"name": "ukur@64", "password": "simpul-demo-2022"})
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        _, page = ask(port, "GET", "/api/v1/dossiers?limit=1", cookie)
        path = "/api/v1/dossiers/" + page["items"][0]["id"]
        health, _ = load(port, "/healthz", cookie, 32)
        read, _ = load(port, path, cookie, 32)
        say("dossier page over HTTP", read, "req/s", health, "healthz", read / health, 0.5, True)
        _, p99 = load(port, path, cookie, 4)
        say("dossier page p99", p99, "ms", 5.0, "promised", p99 / 5.0, 1.0, False)
        memory = resident_mib(server.pid)
        say("memory after load", memory, "MiB", 100.0, "promised", memory / 100.0, 1.0, False)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
