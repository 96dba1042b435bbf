"""The model that was trained on sentences of debates: its features, its weights (see MODEL_CARD.md), its estimate."""
