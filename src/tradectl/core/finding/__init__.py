"""Finding customers by words: what is told of a customer in passages, what is asked, how good a hit is.

All that is told of a customer is one text of bytes, a passage a line, the best passages first. Words in it are folded:
no capital letter and no control character stands in them. Capitals are sounds (pinyin, `ue` for `ü`), the control
characters from 10 hex to 19 hex are the digits of numbers; the others are in `marks`.
"""
