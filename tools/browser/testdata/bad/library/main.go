package library

func Main() {}
