"""Find out which old section became which new one."""
