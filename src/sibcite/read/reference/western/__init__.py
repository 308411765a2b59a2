"""References in the manners of Chicago, MLA, MHRA, Vancouver and their kin, part by part.

Names, perhaps a year, a title, and parts that each show by their own form what they are: a journal
and its numbers, the book that a chapter is in, persons with their role, edition, imprint, in
brackets or without. A title ends with the italics, quotes or brackets around it, or where a known
part begins. What is not understood to its last word is left to the other layouts.

Source: [chicago-18], [mhra-4], [mla-9], [vancouver-nlm], [sist02-2007]
"""
