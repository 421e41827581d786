import Commands

await AreteCommand.start()
