namespace ChatBot.Server.ModelClients;

/// <summary>What kind of failure it was, which decides whether another try may help.</summary>
internal enum ModelFault
{
    /// <summary>Nobody answered: no connection, a cut one, or none in time.</summary>
    Unreachable,

    /// <summary>The server says that it has too much to do or is not up yet.</summary>
    Overloaded,

    /// <summary>The server failed over this request.</summary>
    Broken,

    /// <summary>The server does not want this request; sent again it would not want it either.</summary>
    Refused,

    /// <summary>What came back cannot be used.</summary>
    Nonsense,

    /// <summary>An answer began and did not come to its end.</summary>
    Cut,

    /// <summary>The server was silent for too long.</summary>
    Stalled,

    /// <summary>Nobody was asked, because the model failed several times in a row.</summary>
    Paused,
}
