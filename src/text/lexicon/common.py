#!/usr/bin/env python3
"""Writes common.txt: words that the training part of the treebanks has in lower case as no proper noun.

    common.py TRAIN.conllu

A capital letter on such a word at the start of a sentence says nothing; on any other word it speaks for a name.
"""
import collections, os, sys

OPEN = ("NOUN", "ADJ", "VERB", "ADV", "AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "NUM", "PART", "INTJ")
count = collections.Counter()
with open(sys.argv[1], encoding="utf-8") as f:
    for line in f:
        part = line.rstrip("\n").split("\t")
        if len(part) == 10 and part[3] in OPEN and part[1].isalpha() and part[1].islower() and part[1].isascii():
            count[part[1]] += 1
words = sorted(w for w, n in count.items() if n >= 2 and len(w) > 1)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "common.txt"), "w", encoding="utf-8") as f:
    f.write("# Words of English seen at least twice in lower case, in lower case.\n")
    f.write("# Origin: GUM (annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain) and Universal Dependencies English EWT (CC BY-SA 4.0), training parts.\n")
    f.write("# Written by common.py.\n")
    f.write("\n".join(words) + "\n")
print(len(words))
