"""What a plan and this computer hold about people, and plans that can leave the house."""
