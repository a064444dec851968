"""Find which old section became which new one."""
