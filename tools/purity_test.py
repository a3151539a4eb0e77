"""The symbol check sees what a grep cannot: calls that came in through another name."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import purity  # noqa: E402


class Purity(unittest.TestCase):
    def archive(self, text):
        folder = Path(tempfile.mkdtemp(dir=self.folder.name))
        (folder / "a.cpp").write_text(text)
        subprocess.run(["g++", "-std=c++20", "-O1", "-c", "a.cpp", "-o", "a.o"], cwd=folder, check=True)
        subprocess.run(["ar", "cr", "liba.a", "a.o"], cwd=folder, check=True)
        return folder / "liba.a"

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def faults(self, text, layer="core"):
        return list(purity.faults_of([(layer, "a", self.archive(text))]))

    def test_arithmetic_is_pure(self):
        self.assertEqual(self.faults("#include <string>\nstd::string f(int n) { return std::to_string(n); }\n"), [])

    def test_a_clock_behind_another_name_is_seen(self):
        hidden = ("#include <chrono>\nusing Watch = std::chrono::system_clock;\n"
                  "long f() { return Watch::now().time_since_epoch().count(); }\n")
        self.assertIn("the clock", self.faults(hidden)[0])
        self.assertEqual(self.faults(hidden, "adapter"), [])

    def test_files_sockets_environment_and_chance_are_seen(self):
        for what, text in {
            "files": "#include <cstdio>\nvoid* f() { return std::fopen(\"a\", \"r\"); }\n",
            "the network": "#include <sys/socket.h>\nint f() { return socket(1, 1, 0); }\n",
            "the environment": "#include <cstdlib>\nchar* f() { return std::getenv(\"A\"); }\n",
            "chance": "#include <random>\nunsigned f() { return std::random_device{}(); }\n",
            "the terminal": "#include <iostream>\nvoid f() { std::cerr << 1; }\n",
        }.items():
            self.assertTrue(any(what in fault for fault in self.faults(text)), what)

    def test_an_archive_that_is_not_there_is_a_fault(self):
        self.assertIn("not built", list(purity.faults_of([("core", "a", "none/liba.a")]))[0])


if __name__ == "__main__":
    unittest.main()
