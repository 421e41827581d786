print("arete")
