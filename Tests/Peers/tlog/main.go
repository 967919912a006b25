// Command tlog checks an audit log with Go's own transparency log packages: the note's signature, the tree's root, and by the
// hashes beside the log which line is another.
//
//	tlog LOG CHECKPOINT HASHES VERIFIER-KEY < MUTATIONS
//
// A mutation stands on a line: "flip BYTE BIT", "cut LENGTH", "delete LINE", "duplicate LINE", "swap LINE LINE", or "none". For each it
// prints "intact", or the number of the first line, from 0, that is not the one that was signed (the number of lines for a missing end).
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"log"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func read(path string) []byte {
	content, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	return content
}

// tree is a tree in memory.
type tree struct {
	size   int64
	hashes []tlog.Hash
}

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		hashes[at] = t.hashes[index]
	}
	return hashes, nil
}

func (t *tree) add(leaf tlog.Hash) {
	hashes, err := tlog.StoredHashesForRecordHash(t.size, leaf, t)
	if err != nil {
		log.Fatal(err)
	}
	t.hashes = append(t.hashes, hashes...)
	t.size++
}

func root(leaves []tlog.Hash) tlog.Hash {
	var t tree
	for _, leaf := range leaves {
		t.add(leaf)
	}
	hash, err := tlog.TreeHash(t.size, &t)
	if err != nil {
		log.Fatal(err)
	}
	return hash
}

func mutated(content []byte, words string) []byte {
	var kind string
	var a, b int
	fmt.Sscan(words, &kind, &a, &b)
	lines := bytes.SplitAfter(content, []byte("\n"))
	switch kind {
	case "none":
		return content
	case "flip":
		changed := append([]byte(nil), content...)
		changed[a] ^= 1 << b
		return changed
	case "cut":
		return content[:a]
	case "delete":
		return bytes.Join(append(append([][]byte(nil), lines[:a]...), lines[a+1:]...), nil)
	case "duplicate":
		return bytes.Join(append(append([][]byte(nil), lines[:a+1]...), lines[a:]...), nil)
	case "swap":
		changed := append([][]byte(nil), lines...)
		changed[a], changed[b] = changed[b], changed[a]
		return bytes.Join(changed, nil)
	}
	log.Fatalf("no mutation: %s", words)
	return nil
}

// verdict is "intact" or the first line that differs.
func verdict(content []byte, signed tlog.Tree, known []tlog.Hash) string {
	lines := bytes.Split(content, []byte("\n"))
	lines = lines[:len(lines)-1]
	leaves := make([]tlog.Hash, 0, len(lines))
	for _, line := range lines {
		leaves = append(leaves, tlog.RecordHash(line))
	}
	if int64(len(leaves)) >= signed.N && root(leaves[:signed.N]) == signed.Hash {
		if int64(len(leaves)) > signed.N {
			return fmt.Sprint(signed.N)
		}
		return "intact"
	}
	for at := range known {
		if at == len(leaves) || leaves[at] != known[at] {
			return fmt.Sprint(at)
		}
	}
	return "nowhere"
}

func main() {
	content, checkpoint, hashes := read(os.Args[1]), read(os.Args[2]), read(os.Args[3])
	verifier, err := note.NewVerifier(os.Args[4])
	if err != nil {
		log.Fatal(err)
	}
	opened, err := note.Open(checkpoint, note.VerifierList(verifier))
	if err != nil {
		log.Fatal(err)
	}
	text := opened.Text
	signed, err := parse(text, verifier.Name())
	if err != nil {
		log.Fatal(err)
	}
	var known []tlog.Hash
	for at := 0; at+32 <= len(hashes); at += 32 {
		var hash tlog.Hash
		copy(hash[:], hashes[at:])
		known = append(known, hash)
	}
	if int64(len(known)) < signed.N || root(known[:signed.N]) != signed.Hash {
		log.Fatal("the hashes are not the leaves of the signed tree")
	}
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		fmt.Fprintln(output, verdict(mutated(content, input.Text()), signed, known[:signed.N]))
	}
}

// parse reads a checkpoint: origin, size, root.
func parse(text, origin string) (tlog.Tree, error) {
	var found string
	var size int64
	var root string
	if _, err := fmt.Sscanf(text, "%s\n%d\n%s\n", &found, &size, &root); err != nil || found != origin {
		return tlog.Tree{}, fmt.Errorf("no checkpoint of %s: %q", origin, text)
	}
	hash, err := tlog.ParseHash(root)
	return tlog.Tree{N: size, Hash: hash}, err
}
