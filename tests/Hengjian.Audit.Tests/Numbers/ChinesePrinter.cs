namespace Hengjian.Audit.Tests.Numbers;

/// <summary>Prints whole numbers in Chinese characters, by the rule of school books; shares nothing with the reader.</summary>
internal static class ChinesePrinter
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly string[] Places = ["", "十", "百", "千"];

    public static string Print(int number)
    {
        var text = "";
        var (high, low) = (number / 10000, number % 10000);
        if (high > 0) text = Section(high) + "万" + (low is > 0 and < 1000 ? "零" : "");
        return low > 0 || high == 0 ? text + Section(low) : text;
    }

    private static string Section(int number)
    {
        var text = "";
        var gap = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = number / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }
            if (gap) text += "零";
            gap = false;
            text += Digits[digit] + Places[place];
        }
        return text;
    }
}
