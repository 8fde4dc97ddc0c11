using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Domain.Narratives;

/// <summary>What a token stands for.</summary>
public enum TokenKind
{
    /// <summary>〔值 在校生数@2025 小学〕: a value of a data element.</summary>
    Value,

    /// <summary>〔指标 funding.total-growth〕: the result of an indicator.</summary>
    Indicator,

    /// <summary>〔佐证 17 第3-5页〕: evidence, by its number, with pages.</summary>
    Evidence,
}

/// <summary>A place in a text that follows the data.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Id or Chinese name of the element or indicator; the number of the evidence.</param>
public sealed record TextToken(TokenKind Kind, string Name)
{
    /// <summary>The year; null for the year evaluated.</summary>
    public int? Year { get; init; }

    /// <summary>学段; null for none.</summary>
    public SchoolStage? Stage { get; init; }

    /// <summary>First page; null when no page is named.</summary>
    public int? PageFrom { get; init; }

    /// <summary>Last page; null when no page is named.</summary>
    public int? PageTo { get; init; }

    /// <summary>A value or a result, not evidence.</summary>
    public bool IsFigure => Kind != TokenKind.Evidence;

    /// <summary>As written in a text.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.Value => $"〔值 {Name}{At}{StageWord}〕",
        TokenKind.Indicator => $"〔指标 {Name}{At}{StageWord}〕",
        _ => $"〔佐证 {Name}{Pages}〕",
    };

    /// <summary>第3页, 第3-5页 with a blank before; empty without pages.</summary>
    private string Pages => (PageFrom, PageTo) switch
    {
        ({ } from, { } to) when to > from => string.Create(CultureInfo.InvariantCulture, $" 第{from}-{to}页"),
        ({ } from, _) => string.Create(CultureInfo.InvariantCulture, $" 第{from}页"),
        _ => "",
    };

    private string At => Year is { } year ? "@" + year.ToString(CultureInfo.InvariantCulture) : "";

    private string StageWord => Stage is { } stage ? " " + StageWords.NameOf(stage) : "";
}

/// <summary>A stretch of a text: plain words, or a token.</summary>
/// <param name="Start">First UTF-16 offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Token">The token; null for plain words and for one that cannot be read.</param>
/// <param name="Wrong">Why a token cannot be read; null otherwise.</param>
public readonly record struct TextSegment(int Start, int End, TextToken? Token, Problem? Wrong);
