"""Trains the WordPiece vocabulary, and wraps one as a tokenizer."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import NFKC, BertNormalizer, Sequence
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.trainers import WordPieceTrainer

UNKNOWN = "[UNK]"
_CONTINUES = "##"
_RARE = 10  # occurrences; a character that is rarer has no piece
_LONGEST_WORD = 100  # characters; a longer one is unknown


def train_vocabulary(texts: Iterable[str], *, size: int) -> dict[str, int]:
    """Return piece -> id for at most `size` pieces of the lower-cased texts.

    The trainer numbers characters in the order of a hash table and breaks ties by number, so two runs differ.
    Naming all characters up front as special tokens fixes their numbers, and with them the result; characters
    that are too rare to be named are taken out of the text.
    """
    normal = [unicodedata.normalize("NFKC", text).lower() for text in texts]
    counts = Counter(chain.from_iterable(normal))
    rare = str.maketrans({character: " " for character, count in counts.items() if count < _RARE})
    kept = sorted(character for character in counts if counts[character] >= _RARE and not character.isspace())
    trainer = WordPieceTrainer(
        vocab_size=size,
        special_tokens=[UNKNOWN, *kept, *(_CONTINUES + character for character in kept)],
        show_progress=False,
    )
    tokenizer = wrap({UNKNOWN: 0})
    tokenizer.train_from_iterator((text.translate(rare) for text in normal), trainer)
    return tokenizer.get_vocab(with_added_tokens=True)


def wrap(vocabulary: dict[str, int]) -> Tokenizer:
    """Return the tokenizer of `vocabulary`: NFKC, lower case, longest pieces of words and punctuation."""
    model = WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=_LONGEST_WORD)
    tokenizer = Tokenizer(model)
    # clean_text takes out soft hyphens and control characters, which text from PDFs is full of
    cleaned = BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=True)
    tokenizer.normalizer = Sequence([NFKC(), cleaned])
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
