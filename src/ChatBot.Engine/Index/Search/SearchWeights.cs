namespace ChatBot.Index;

/// <summary>Weights of the recipe; what each is worth is in docs/quality.md.</summary>
internal static class SearchWeights
{
    public const float K1 = 1.2f;
    public const float B = 0.75f;
    public const int MostOfOneTitle = 3;
    public const float Title = 1.5f;
    public const float RareTitleWord = 6f;
    public const float OrdinaryRarity = 6f;
    public const float RarityPower = 1.2f;
    public const float PartOfCompound = 0.5f;
    public const float OtherForm = 0.7f;
    public const float Neighbours = 0.25f;
    public const float ExactForm = 0.3f;
    public const int CandidateCount = 50;
    public const float SharedName = 0.3f;
    public const int MostSharing = 12;
    public const int MeaningCandidates = 50;
}
