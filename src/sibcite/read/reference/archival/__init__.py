"""References to documents of archives, part by part.

A reference names a document (who wrote it, what it is called, when), the archive that holds it and
the address there, in the order of its style: ``GARF, f. 9401, op. 2, d. 100, l. 91, « Dokladnaja
zapiska », 26 octobre 1945``. What `sibcite.archives` finds stands first; the rest is the document.
"""
