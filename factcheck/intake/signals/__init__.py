"""What speaks for or against checking a sentence: one file per kind of sign, each a function from a sentence to reasons.

The weight of a reason found here is in logits; `worth` sums them and turns them into shares of a score between 0 and 1.
"""
