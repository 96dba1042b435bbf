"""The reader's bundle: what readers were told of a case, and the record that it comes from, in a file that proves itself."""
