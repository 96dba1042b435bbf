"""Everything that can be done in the full-screen desk: one module for each topic, each with its tuple ACTIONS."""
