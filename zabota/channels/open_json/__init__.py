"""Our own protocol for channels that nobody else knows: JSON both ways, signed."""
