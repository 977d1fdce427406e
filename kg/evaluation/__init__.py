"""How good is it on your texts? Samples to judge by hand, what the judgements say, and scores against gold."""
