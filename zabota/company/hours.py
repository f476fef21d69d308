"""The business hours of a branch as a schedule to reckon with."""

