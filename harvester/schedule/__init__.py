"""Run the harvest on a timetable."""
