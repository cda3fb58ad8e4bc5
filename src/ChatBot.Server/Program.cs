using ChatBot.Server.Hosting.Commands;

using var interruption = new Interruption();
return interruption.ExitCodeAfter(await CommandLine.RunAsync(args, CommandPlace.OfThisProcess(), interruption.Token));
