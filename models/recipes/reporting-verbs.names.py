#!/usr/bin/env python3
"""Makes models/french/first-names.tsv: the common first names of one gender.

usage: reporting-verbs.names.py < insee-first-names.csv > ../french/first-names.tsv

Source: INSEE, fichier des prénoms (Licence Ouverte 2.0), as name,male,female counts. A
name is kept when at least 97 in 100 of its bearers are of one gender and it is among the
4,000 most frequent; it is then evidence for the gender of a person.
"""
import csv
import sys

rows = []
for name, male, female in list(csv.reader(sys.stdin))[1:]:
    m, f = int(male or 0), int(female or 0)
    if len(name) > 2 and m + f and max(m, f) >= 0.97 * (m + f):
        rows.append((m + f, name, 'm' if m > f else 'f'))
rows.sort(reverse=True)
print('# First names with the gender of those who bear them: name TAB m or f.')
print('# INSEE, fichier des prénoms, Licence Ouverte 2.0; made by models/recipes/reporting-verbs.names.py.')
for _, name, gender in sorted(rows[:4000], key=lambda r: r[1]):
    print(name, gender, sep='\t')
