// Checks a bundle of Simpul without its code: archive/zip opens it, crypto/ed25519 checks who signed, and the packages
// Go itself trusts modules by check the logs. Usage: bundle_check FILE. Prints "ok EVENTS FILES PROOFS"; anything else
// ends with 1 and a sentence. It looks at what is proven, not at the form of the archive.
package main

import (
	"archive/zip"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

type manifest struct {
	Dossier     string
	Governments []struct{ Code, Key string }
	Logs        []struct{ Key, Name string }
}

type line struct {
	Envelope  *string
	Hash      string
	Seq       int
	Signature []byte
}

type envelope struct {
	Subject, Author string
	Seq             int
	Prev            *string
}

// Whole contents by name; a wrong checksum is an error of archive/zip.
func unpack(path string) map[string][]byte {
	archive, err := zip.OpenReader(path)
	if err != nil {
		fail("archive: %v", err)
	}
	defer archive.Close()
	out := map[string][]byte{}
	for _, entry := range archive.File {
		reader, err := entry.Open()
		if err != nil {
			fail("%s: %v", entry.Name, err)
		}
		data, err := io.ReadAll(reader)
		if err != nil {
			fail("%s: %v", entry.Name, err)
		}
		out[entry.Name] = data
	}
	return out
}

func lines(data []byte) [][]byte {
	return bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n"))
}

// The hash of a line, and what its envelope says of its place; both sides of a withheld line are its own words.
func readLine(where string, raw []byte) (line, [32]byte, *envelope) {
	var read line
	if err := json.Unmarshal(raw, &read); err != nil {
		fail("%s: %v", where, err)
	}
	if read.Envelope == nil {
		digest, err := hex.DecodeString(read.Hash)
		if err != nil || len(digest) != 32 {
			fail("%s: hash", where)
		}
		var hash [32]byte
		copy(hash[:], digest)
		return read, hash, nil
	}
	var event envelope
	if err := json.Unmarshal([]byte(*read.Envelope), &event); err != nil {
		fail("%s: %v", where, err)
	}
	return read, sha256.Sum256([]byte(*read.Envelope)), &event
}

// Adds the hashes of a thread to `known`, and everything that its bodies say to `said`.
func checkThread(about manifest, code, key string, data []byte, known map[string]bool, said *strings.Builder) {
	public, err := base64.StdEncoding.DecodeString(key)
	if err != nil || len(public) != ed25519.PublicKeySize {
		fail("%s: key", code)
	}
	last := ""
	if len(data) == 0 {
		return
	}
	for n, raw := range lines(data) {
		where := fmt.Sprintf("thread %s, line %d", code, n+1)
		read, hash, event := readLine(where, raw)
		name := hex.EncodeToString(hash[:])
		if event != nil {
			unborn := event.Subject == "dossier" && n == 0 && name == about.Dossier
			if !unborn && event.Subject != "dossier:"+about.Dossier {
				fail("%s: another dossier", where)
			}
			if event.Author != code || event.Seq != n+1 {
				fail("%s: not in its place", where)
			}
			if (n == 0) != (event.Prev == nil) || (n > 0 && *event.Prev != last) {
				fail("%s: does not continue", where)
			}
			said.WriteString(*read.Envelope)
		} else if read.Seq != n+1 {
			fail("%s: not in its place", where)
		}
		message := append([]byte("simpul/event/v1\n"), hash[:]...)
		if !ed25519.Verify(public, message, read.Signature) {
			fail("%s: signature", where)
		}
		known[name] = true
		last = name
	}
}

func checkLog(key string, checkpoint, proofs []byte, known map[string]bool) int {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		fail("log: %v", err)
	}
	opened, err := note.Open(checkpoint, note.VerifierList(verifier))
	if err != nil {
		fail("checkpoint: %v", err)
	}
	text := strings.Split(opened.Text, "\n")
	if len(text) < 4 || text[0] != verifier.Name() {
		fail("checkpoint of another log")
	}
	size, err := strconv.ParseInt(text[1], 10, 64)
	if err != nil {
		fail("size: %v", err)
	}
	root, err := tlog.ParseHash(text[2])
	if err != nil {
		fail("root: %v", err)
	}
	if len(proofs) == 0 {
		return 0
	}
	count := 0
	for n, raw := range lines(proofs) {
		var proof struct {
			Event string
			Index int64
			Path  []tlog.Hash
		}
		if err := json.Unmarshal(raw, &proof); err != nil {
			fail("proof %d: %v", n+1, err)
		}
		entry, err := hex.DecodeString(proof.Event)
		if err != nil || !known[proof.Event] {
			fail("proof %d: of an unknown event", n+1)
		}
		if err := tlog.CheckRecord(proof.Path, size, root, proof.Index, tlog.RecordHash(entry)); err != nil {
			fail("proof %d: %v", n+1, err)
		}
		count++
	}
	return count
}

func main() {
	if len(os.Args) != 2 {
		fail("usage: bundle_check FILE")
	}
	entries := unpack(os.Args[1])
	var about manifest
	if err := json.Unmarshal(entries["simpul-bundle.json"], &about); err != nil {
		fail("simpul-bundle.json: %v", err)
	}
	known := map[string]bool{}
	var said strings.Builder
	for _, each := range about.Governments {
		data, there := entries["threads/"+each.Code+".jsonl"]
		if !there {
			fail("thread %s is missing", each.Code)
		}
		checkThread(about, each.Code, each.Key, data, known, &said)
	}
	if !known[about.Dossier] {
		fail("nothing opens the dossier")
	}
	files := 0
	for name, data := range entries {
		if !strings.HasPrefix(name, "files/") {
			continue
		}
		hash := sha256.Sum256(data)
		digest := hex.EncodeToString(hash[:])
		if !strings.HasPrefix(name, "files/"+digest) || !strings.Contains(said.String(), `"`+digest+`"`) {
			fail("%s is not what an event names", name)
		}
		files++
	}
	proofs := 0
	for _, each := range about.Logs {
		folder := "logs/" + each.Name + "/"
		listed, there := entries[folder+"proofs.jsonl"]
		if !there {
			fail("%s has no proofs", each.Name)
		}
		proofs += checkLog(each.Key, entries[folder+"checkpoint"], listed, known)
	}
	fmt.Printf("ok %d %d %d\n", len(known), files, proofs)
}
