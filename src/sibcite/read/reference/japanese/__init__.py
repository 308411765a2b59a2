"""References as Japanese books and journals print them, part by part.

Names, a title in 「」 or 『』, perhaps the work that it is in, and parts that each show by their
own form what they are: numbers with 巻, 号 or 頁, a year with 年, persons with 編 or 訳.
What is left over is a publisher if it is one alone, and else unread.

Source: [general-knowledge]
"""
