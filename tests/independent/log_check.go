// Checks a log of Simpul with the packages Go itself trusts modules by: golang.org/x/mod/sumdb/note and tlog.
// Usage: log_check WHERE KEY [OLDER]. WHERE is a folder or an address that ends before "/checkpoint", KEY the log's
// verifier key, OLDER a checkpoint seen before. Prints "ok SIZE"; anything else ends with 1 and a sentence.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(format string, args ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

func fetch(where, path string) ([]byte, error) {
	if !strings.Contains(where, "://") {
		return os.ReadFile(filepath.Join(where, path))
	}
	answer, err := http.Get(where + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// Tiles by C2SP's addresses, which lack the height that Go's have: tile/0/000, not tile/8/0/000.
type tiles struct{ where string }

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range wanted {
		data, err := fetch(t.where, strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

func readCheckpoint(signed []byte, key string) tlog.Tree {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		fail("key: %v", err)
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		fail("checkpoint: %v", err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		fail("checkpoint of another log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		fail("size: %v", err)
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		fail("root: %v", err)
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree
}

func entries(where string, size int64) [][]byte {
	var out [][]byte
	for int64(len(out)) < size {
		first := int64(len(out))
		width := size - first
		if width > 256 {
			width = 256
		}
		path := tlog.Tile{H: 8, L: 0, N: first / 256, W: int(width)}.Path()
		data, err := fetch(where, strings.Replace(path, "tile/8/0/", "tile/entries/", 1))
		if err != nil {
			fail("entries: %v", err)
		}
		for len(data) >= 2 {
			length := int(binary.BigEndian.Uint16(data))
			if len(data) < 2+length {
				fail("entries: cut off")
			}
			out = append(out, data[2:2+length])
			data = data[2+length:]
		}
		if int64(len(out)) != first+width {
			fail("entries: %d instead of %d", int64(len(out))-first, width)
		}
	}
	return out
}

func main() {
	if len(os.Args) < 3 {
		fail("usage: log_check WHERE KEY [OLDER]")
	}
	where, key := os.Args[1], os.Args[2]
	signed, err := fetch(where, "checkpoint")
	if err != nil {
		fail("checkpoint: %v", err)
	}
	tree := readCheckpoint(signed, key)
	// Every tile this reader hands out was checked against the root of the tree.
	reader := tlog.TileHashReader(tree, tiles{where})
	for n, entry := range entries(where, tree.N) {
		proof, err := tlog.ProveRecord(tree.N, int64(n), reader)
		if err != nil {
			fail("record %d: %v", n, err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(n), tlog.RecordHash(entry)); err != nil {
			fail("record %d: %v", n, err)
		}
	}
	if len(os.Args) > 3 {
		seen, err := os.ReadFile(os.Args[3])
		if err != nil {
			fail("older: %v", err)
		}
		older := readCheckpoint(seen, key)
		proof, err := tlog.ProveTree(tree.N, older.N, reader)
		if err != nil {
			fail("tree: %v", err)
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash); err != nil {
			fail("tree: %v", err)
		}
	}
	fmt.Printf("ok %d\n", tree.N)
}
