"""The appointment book beside the plan and its norms, to take over what is wanted."""
