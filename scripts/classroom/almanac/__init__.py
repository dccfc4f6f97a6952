"""What a day is in China: weekday or holiday, its lunar date, its solar term; and dates said in words."""
