namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Decides whether the vectors of a batch can be used, all of them or none, and brings them to one length and to norm 1.</summary>
internal static class Vectors
{
    /// <param name="vectors">As they came, in the order of the texts.</param>
    /// <param name="given">How many numbers the model gave so far; 0 before its first answer.</param>
    /// <param name="wanted">How many numbers each is to have in the end; 0 for all that the model gives.</param>
    /// <param name="mayCut">Whether a longer vector may be cut: models trained for it hold the most in their first numbers.</param>
    /// <exception cref="FormatException">They cannot be used; the message is the rest of a sentence.</exception>
    public static float[][] Usable(float[]?[] vectors, int given, int wanted, bool mayCut)
    {
        var there = vectors.Count(vector => vector is not null);
        if (there < vectors.Length)
        {
            throw new FormatException($"gave {there} vectors for {vectors.Length} texts");
        }

        var length = given > 0 ? given : vectors[0]!.Length;
        if (length == 0)
        {
            throw new FormatException("gave vectors without numbers");
        }

        var kept = wanted > 0 ? wanted : length;
        if (length < kept || (length > kept && !mayCut))
        {
            throw new FormatException($"gave vectors of {length} numbers where {kept} are expected; see Models:Embedding:Dimension");
        }

        var usable = new float[vectors.Length][];
        for (var i = 0; i < vectors.Length; i++)
        {
            var vector = vectors[i]!;
            if (vector.Length != length)
            {
                throw new FormatException($"gave a vector of {vector.Length} numbers among others of {length}");
            }

            usable[i] = Normalised(length == kept ? vector : vector[..kept]);
        }

        return usable;
    }

    private static float[] Normalised(float[] vector)
    {
        var sum = 0.0;
        foreach (var number in vector)
        {
            sum += (double)number * number;
        }

        if (!double.IsFinite(sum))
        {
            throw new FormatException("gave a vector with something that is no finite number");
        }

        if (sum == 0)
        {
            throw new FormatException("gave a vector of nothing but zeros");
        }

        var norm = Math.Sqrt(sum);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] / norm);
        }

        return vector;
    }
}
