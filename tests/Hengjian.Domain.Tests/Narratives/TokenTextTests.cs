using FsCheck;
using FsCheck.Fluent;
using Hengjian.Domain.Narratives;
using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Tests.Narratives;

/// <summary>Tokens in a text: read, written, filled with values, and found again.</summary>
public sealed class TokenTextTests
{
    [Theory]
    [InlineData("〔值 edu_spend@2025〕", TokenKind.Value, "edu_spend", 2025, null, null, null)]
    [InlineData("〔值 在校生数@2026年 小学〕", TokenKind.Value, "在校生数", 2026, SchoolStage.Primary, null, null)]
    [InlineData("〔值 一般公共预算教育支出〕", TokenKind.Value, "一般公共预算教育支出", null, null, null, null)]
    [InlineData("〔指标 funding.total-growth〕", TokenKind.Indicator, "funding.total-growth", null, null, null, null)]
    [InlineData("〔佐证 17 第3页〕", TokenKind.Evidence, "17", null, null, 3, 3)]
    [InlineData("〔佐证 17 第3-5页〕", TokenKind.Evidence, "17", null, null, 3, 5)]
    [InlineData("〔佐证　17〕", TokenKind.Evidence, "17", null, null, null, null)]
    public void AToken_IsRead(string text, TokenKind kind, string name, int? year, SchoolStage? stage, int? from, int? to)
    {
        var segment = Assert.Single(TokenText.Parse(text));
        Assert.Equal(new TextToken(kind, name) { Year = year, Stage = stage, PageFrom = from, PageTo = to }, segment.Token);
    }

    [Theory]
    [InlineData("国教督办〔2024〕3号")]
    [InlineData("〔值得注意〕")]
    [InlineData("〔值 没有结尾")]
    [InlineData("〔值\n换行〕")]
    [InlineData("〔〔〕〕")]
    public void OtherBrackets_ArePlainWords(string text) => Assert.All(TokenText.Parse(text), s => Assert.True(s.Token is null && s.Wrong is null));

    [Theory]
    [InlineData("〔值 〕")]
    [InlineData("〔值 @2025〕")]
    [InlineData("〔值 edu_spend@二五〕")]
    [InlineData("〔值 edu_spend@1025〕")]
    [InlineData("〔佐证 甲〕")]
    [InlineData("〔佐证 17 第0页〕")]
    [InlineData("〔佐证 17 第5-3页〕")]
    [InlineData("〔佐证 17 3页〕")]
    public void AHalfToken_IsAProblemAtItsPlace(string token)
    {
        var rendered = TokenText.Render("共" + token + "个", _ => throw new InvalidOperationException());
        Assert.Equal("共【缺】个".Replace("【缺】", token, StringComparison.Ordinal), rendered.Text);
        var problem = Assert.Single(rendered.Problems);
        Assert.Equal(("HJP0550", 1, token.Length), (problem.Code, problem.Mark!.Start, problem.Mark.Length));
    }

    [Fact]
    public void AMissingValue_PrintsMissing_NeverZero()
    {
        var rendered = TokenText.Render("支出〔值 a〕，增长〔值 b〕。", t => new(t.Name == "a" ? "12.3 亿元" : "", t.Name));
        Assert.Equal("支出12.3 亿元，增长【缺】。", rendered.Text);
        Assert.Equal("HJP0552", Assert.Single(rendered.Problems).Code);
    }

    [Fact]
    public void AStretchOfTheResult_IsFoundInTheSource()
    {
        const string text = "全市支出〔值 a〕，比上年增长〔值 b〕。";
        var rendered = TokenText.Render(text, t => new(t.Name == "a" ? "12.3 亿元" : "6.9%", t.Name));
        (int, int) Back(string part) => rendered.Back(rendered.Text.IndexOf(part, StringComparison.Ordinal), rendered.Text.IndexOf(part, StringComparison.Ordinal) + part.Length);
        Assert.Equal((0, 2), Back("全市"));
        Assert.Equal((4, 9), Back("12.3"));
        Assert.Equal((4, 9), Back("亿元"));
        Assert.Equal((9, 15), Back("，比上年增长"));
        Assert.Equal((2, 21), Back("支出12.3 亿元，比上年增长6.9%。"));
    }

    [Fact]
    public void SegmentsTogether_AreTheText_AndTokensAreWrittenAsRead()
    {
        var piece = Gen.Elements("全市", "〔值 a@2025〕", "〔指标 x.y〕", "〔佐证 3 第2页〕", "〔", "〕", "〔2024〕", "\n", "〔值 坏@〕", " 值 ", "〔值 b 初中〕");
        var texts = piece.ListOf().Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var segments = TokenText.Parse(text);
            var again = string.Concat(segments.Select(s => s.Token?.ToString() ?? text[s.Start..s.End]));
            var at = 0;
            foreach (var s in segments)
            {
                if (s.Start != at || s.End <= s.Start) return false;
                at = s.End;
            }
            return again == text && at == text.Length;
        }));
    }
}
