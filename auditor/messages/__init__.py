"""What a recruiter wrote: the offer in a message, what they say found the person, and which answer fits."""
