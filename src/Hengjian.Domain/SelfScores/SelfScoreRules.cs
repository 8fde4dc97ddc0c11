using System.Globalization;
using System.Text;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Domain.SelfScores;

/// <summary>What a self score may be. Pure.</summary>
public static class SelfScoreRules
{
    /// <summary>Characters a reason may have.</summary>
    public const int LongestReason = 400;

    private const int LongestPoints = 20;

    /// <summary>Reads points as typed: 2.5, ２．５, 2.5分; empty text is missing, not 0.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="item">The item, for its full mark.</param>
    /// <param name="step">Points come in multiples of it; the full mark is always allowed.</param>
    public static Result<double?> Read(string text, SchemeItem item, double step)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Trim();
        if (plain.EndsWith('分')) plain = plain[..^1].TrimEnd();
        if (plain.Length == 0) return Result.Ok<double?>(null);
        if (plain.Length > LongestPoints || !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points))
            return SelfScoreProblems.NoNumber(item.Id, text.Length > LongestPoints ? text[..LongestPoints] + "…" : text, item.MaxScore);
        if (points > (decimal)item.MaxScore) return SelfScoreProblems.TooMany(item.Id, NumberText.Plain((double)points), item.MaxScore);
        return points == (decimal)item.MaxScore || points % (decimal)step == 0
            ? Result.Ok<double?>((double)points)
            : SelfScoreProblems.BadStep(item.Id, NumberText.Plain((double)points), step);
    }

    /// <summary>Whether points ask for a word: below full marks why, above nothing what a bonus is for.</summary>
    public static bool AsksReason(double points, double most, bool bonus) => bonus ? points > 0 : points < most;

    /// <summary>Why a reason cannot be kept; null when it can.</summary>
    public static Problem? CheckReason(string item, string reason) =>
        reason.Length <= LongestReason && StorableText.Is(reason) ? null : SelfScoreProblems.BadReason(item, LongestReason);
}
