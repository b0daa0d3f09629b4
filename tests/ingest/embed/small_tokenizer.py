"""A tokenizer of four word pieces for the tests of embedding models."""

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import BertPreTokenizer


def small_tokenizer() -> Tokenizer:
    vocabulary = {"[UNK]": 0, "skola": 1, "park": 2, "##er": 3}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
