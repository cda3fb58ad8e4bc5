using System.Globalization;
using BenchmarkDotNet.Running;
using ChatBot.Benchmarks;
using ChatBot.Benchmarks.Database;
using ChatBot.Benchmarks.Meaning;
using ChatBot.Benchmarks.Web;
using ChatBot.SystemTests.Hostile;

const string Usage = """
    corpus OUT [--docs N]      writes a made-up corpus: docs/, changed/ and facts.jsonl (2,000 documents if not said)
    index CORPUS               indexing passes over CORPUS/docs, in turn with SQLite FTS5 (needs python3)
    search CORPUS FACTS        searches for planted facts
    answers CORPUS FACTS       whole answers for planted facts
    start CORPUS FACTS         from the start of the program to its first answer, as a whole process
    growth [PICTURE.svg]       searches while an index grows to a million passages (1.5 GB of disk)
    typos IN.jsonl OUT.jsonl   puts one slip into each of the two longest words of every question
    fusion FOLDER...           search by words, by meaning and by both, with models of every quality, over sets of questions
    scan [N]                   what vectors add to a search and to indexing, over N made-up documents (15,000 if not said)
    hostile [PART...]          indexes each kind of bad input by itself (those whose names hold a PART), as a table
    turns CORPUS JOURNEYS [S]  the questions of journeys one after the other in one process, for S seconds (10 if not said)
    http CORPUS JOURNEYS [N]   32 clients asking over HTTP the questions of journeys, beside a bare endpoint (10,000 questions a round if not said)
    streams [N]                N open event streams beside a bare endpoint's (4,000 if not said)
    embedding-double [OPTIONS] a stand-in for an embedding model until it is interrupted (embedding-double --help says what it can do)
    chat-double [OPTIONS]      a stand-in for a chat model until it is interrupted (chat-double --help says what it can do)
    chat ENDPOINT [N]          N conversations of two turns (4,000 if not said) with a server such as chat-double --manner measured, one and 64 at a
                               time, beside a bare client and the package OpenAI
    embeddings ENDPOINT [N]    embedding N texts (10,000 if not said) at a server such as embedding-double, beside a bare client
    qdrant URL [N]             writes N points to the Qdrant at URL beside a bare client that pushes finished requests, then searches (20,000 if not said)
    hybrid QDRANT EMBEDDINGS NAME CORPUS   searches by words and meaning over the index NAME that was made of CORPUS, beside bare requests
    peers CORPUS QDRANT EMBEDDINGS         indexing into Qdrant and asking it, beside LangChain.js, which is installed for it (needs node and npm)
    sizing PROGRAM CORPUS EMBEDDINGS       disk, memory and time of an index in Qdrant, which it starts by the path of its program
    micro                      words, cutting and one search by themselves (BenchmarkDotNet)

    Run by the others in processes of their own: pass DOCS DATA, ask DATA FACTS, answer DATA FACTS, bare ANSWER.json --urls URL, slow --urls URL,
    questions HOW FILE QDRANT EMBEDDINGS NAME N CLIENTS.
    """;

switch (args)
{
    case ["corpus", var folder]:
        new MadeUpCorpus(documents: 2_000).WriteTo(folder);
        return 0;
    case ["corpus", var folder, "--docs", var number] when int.TryParse(number, out var documents):
        new MadeUpCorpus(documents).WriteTo(folder);
        return 0;
    case ["index", var corpus]:
        await IndexBenchmark.RunAsync(corpus);
        return 0;
    case ["search", var corpus, var facts]:
        await SearchBenchmark.RunAsync(corpus, facts, wholeAnswers: false);
        return 0;
    case ["answers", var corpus, var facts]:
        await SearchBenchmark.RunAsync(corpus, facts, wholeAnswers: true);
        return 0;
    case ["start", var corpus, var facts]:
        await StartBenchmark.RunAsync(corpus, facts);
        return 0;
    case ["growth"]:
        await GrowthBenchmark.RunAsync("growth.svg");
        return 0;
    case ["growth", var picture]:
        await GrowthBenchmark.RunAsync(picture);
        return 0;
    case ["typos", var from, var to]:
        TypoQuestions.Write(from, to);
        return 0;
    case ["scan"]:
        await ScanBenchmark.RunAsync(15_000);
        return 0;
    case ["scan", var number] when int.TryParse(number, out var documents):
        await ScanBenchmark.RunAsync(documents);
        return 0;
    case ["fusion", _, ..]:
        await FusionBenchmark.RunAsync(args[1..]);
        return 0;
    case ["hostile", .. var parts]:
        return await HostileMeasurement.RunAsync(parts, Console.Out);
    case ["turns", var corpus, var journeys]:
        await TurnBenchmark.RunAsync(corpus, journeys, 10);
        return 0;
    case ["turns", var corpus, var journeys, var number] when int.TryParse(number, out var seconds):
        await TurnBenchmark.RunAsync(corpus, journeys, seconds);
        return 0;
    case ["http", var corpus, var journeys]:
        await AskBenchmark.RunAsync(corpus, journeys, 10_000);
        return 0;
    case ["http", var corpus, var journeys, var number] when int.TryParse(number, out var questions):
        await AskBenchmark.RunAsync(corpus, journeys, questions);
        return 0;
    case ["streams"]:
        await StreamBenchmark.RunAsync(4_000);
        return 0;
    case ["streams", var number] when int.TryParse(number, out var streams):
        await StreamBenchmark.RunAsync(streams);
        return 0;
    case ["bare", var answer, "--urls", var url]:
        await BareServer.RunAsync(url, answer);
        return 0;
    case ["slow", "--urls", var url]:
        await SlowTurns.RunAsync(url);
        return 0;
    case ["embeddings", var endpoint]:
        await EmbeddingBenchmark.RunAsync(endpoint, 10_000);
        return 0;
    case ["embeddings", var endpoint, var number] when int.TryParse(number, out var texts):
        await EmbeddingBenchmark.RunAsync(endpoint, texts);
        return 0;
    case ["embedding-double", .. var options]:
        return await EmbeddingDoubleCommand.RunAsync(options, Console.Out, Console.Error);
    case ["chat", var endpoint]:
        await ChatBenchmark.RunAsync(endpoint, 4_000);
        return 0;
    case ["chat", var endpoint, var number] when int.TryParse(number, out var conversations):
        await ChatBenchmark.RunAsync(endpoint, conversations);
        return 0;
    case ["chat-double", .. var options]:
        return await ChatDoubleCommand.RunAsync(options, Console.Out, Console.Error);
    case ["qdrant", var url]:
        await QdrantBenchmark.RunAsync(url, 20_000);
        return 0;
    case ["qdrant", var url, var number] when int.TryParse(number, out var points):
        await QdrantBenchmark.RunAsync(url, points);
        return 0;
    case ["hybrid", var qdrant, var embeddings, var name, var corpus]:
        await HybridBenchmark.RunAsync(qdrant, embeddings, name, corpus);
        return 0;
    case ["peers", var corpus, var qdrant, var embeddings]:
        await PeerBenchmark.RunAsync(corpus, qdrant, embeddings);
        return 0;
    case ["questions", var how, var file, var qdrant, var embeddings, var name, var number, var clients]:
        await ManyQuestions.PrintAsync(how, file, await QdrantProduct.OpenAsync(qdrant, embeddings, name), int.Parse(number, CultureInfo.InvariantCulture), int.Parse(clients, CultureInfo.InvariantCulture));
        return 0;
    case ["sizing", var program, var corpus, var embeddings]:
        await SizingBenchmark.RunAsync(program, corpus, embeddings);
        return 0;
    case ["micro"]:
        BenchmarkRunner.Run<MicroBenchmarks>();
        return 0;
    case ["pass", var corpus, var data]:
        await OnePass.PrintAsync(corpus, data);
        return 0;
    case ["ask", var data, var facts]:
        await OneSearch.PrintSearchAsync(data, facts);
        return 0;
    case ["answer", var data, var facts]:
        await OneSearch.PrintAnswersAsync(data, facts);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
