using System.Security.Cryptography;
using System.Text;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring.Checking;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>Reads a scheme file (schemes/README.md) and checks it against the catalogue.</summary>
public static class SchemeLoader
{
    /// <summary>Reads a scheme, or gives every problem found in it.</summary>
    /// <param name="name">File name, for the place of problems: city-14-2025.yaml.</param>
    /// <param name="yamlText">The file's text; its UTF-8 bytes make the version.</param>
    /// <param name="catalogue">Indicators and sources it may name.</param>
    public static Result<EvaluationScheme> Load(string name, string yamlText, IndicatorCatalogue catalogue)
    {
        var problems = new List<Problem>();
        if (YamlMap.Parse(name, yamlText, problems) is not { } root) return Result.Fail<EvaluationScheme>(problems);

        var scheme = new SchemeReader(problems).Read(root) with { Version = Hash(yamlText) };
        // A scheme with holes in it would only be told the same again in other words.
        if (problems.Count == 0)
            problems.AddRange(SchemeCheck.Check(scheme, catalogue).Select(p => p with { Where = $"{name}，{p.Where}" }));
        return problems.Count == 0 ? scheme : Result.Fail<EvaluationScheme>(problems);
    }

    /// <summary>SHA-256 of a scheme text, lower-case hex: its <see cref="EvaluationScheme.Version"/>.</summary>
    public static string Hash(string yamlText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yamlText)));
}
