"""How much the reader weighs in whether an answer is shown, fitted on questions that it was not trained on."""
