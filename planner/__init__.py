"""The model of a general practice's week: patients, work, people, and what they add up to."""
