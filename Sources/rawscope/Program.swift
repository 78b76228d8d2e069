import ArgumentParser

/// The program: reads the command line, runs the command, says what went wrong, and ends with the exit code.
@main
enum Program {
  static func main() {
    Signals.ignoreFailedWrites()
    Descriptor.occupyStandardOnes()
    ExitStatus.end(status(of: Array(CommandLine.arguments.dropFirst())))
  }

  private static func status(of arguments: [String]) -> ExitStatus {
    do {
      var command = try parse(arguments)
      try command.run()
      return .success
    } catch let error as UsageError {
      Talk.write(error.text)
      return .wrongCommandLine
    } catch let status as ExitStatus {
      return status
    } catch {
      return answer(error)
    }
  }

  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let arranged = try ArgumentArrangement.arrange(arguments)
    do {
      return try RawscopeCommand.parseAsRoot(arranged)
    } catch  where !RawscopeCommand.exitCode(for: error).isSuccess {
      throw UsageError(ParserMessage.line(RawscopeCommand.message(for: error)))
    }
  }

  /// The parser answers `--help`, `--version` and requests for completion scripts with an "error" that holds the text.
  private static func answer(_ request: any Error) -> ExitStatus {
    guard RawscopeCommand.exitCode(for: request).isSuccess else {
      Talk.say(ParserMessage.line(RawscopeCommand.message(for: request)))
      return .failure
    }
    do {
      try OutputStream.print(RawscopeCommand.fullMessage(for: request))
      return .success
    } catch {
      return error
    }
  }
}
