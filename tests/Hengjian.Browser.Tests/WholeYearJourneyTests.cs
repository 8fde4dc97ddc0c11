using System.Globalization;
using System.IO.Compression;
using System.Text;
using Hengjian.Evaluation.Tests.SheetBooks;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hengjian.Browser.Tests;

/// <summary>
/// A city's year in a real browser, with scripts and without: scheme, round, breakdown; a county fills by paste, by Excel and on a phone;
/// two departments write and prove; flags are answered, heads check, leads merge, the county hands up, the public objects, the government
/// approves, the office submits, anybody verifies, the report is there.
/// </summary>
public sealed class WholeYearJourneyTests(BrowserSite site)
{
    private const string Text = "全年工作按计划完成，责任单位和时限都已明确，有关制度继续执行。";

    private string round = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 990101)]
    [InlineData(false, 990102)]
    public async Task FromTheSchemeToTheReceipt(bool scripts, int county)
    {
        round = $"走通一年（{(scripts ? "有" : "无")}脚本）";
        var year = new YearOfACity(site, round, county);
        await RoundAsync(round, scripts);
        await year.ArrangeAsync();
        await IssueAsync(year, "lead", YearOfACity.City, "2 项已有牵头单位，0 项未分", scripts);
        await IssueAsync(year, year.CountyLead, county, "3 项已有牵头单位，0 项未分", scripts);

        await CountyAsync(year, county, scripts);
        await HandUpAsync(year, county, scripts);
        await DepartmentsAsync(year, scripts);
        await CompileAsync(year, scripts);
        await PublicityAsync(year, scripts);
        await ReceiptAsync(year, scripts);
        await ReportAsync(year, scripts);
    }

    private async Task RoundAsync(string name, bool scripts)
    {
        await using var visit = await site.SignedInAsync("supervisor", scripts);
        var page = visit.Page;
        await page.GotoAsync("/rounds");
        await page.ClickAsync("a:has-text('建立轮次')");
        await page.SelectOptionAsync("#source", new SelectOptionValue { Label = "沿用：2026年对市级人民政府履行教育职责评价" });
        await page.FillAsync("#name", name);
        await page.FillAsync("#year", "2026");
        await page.FillAsync("#deadline", BeijingDay(60));
        await page.ClickAsync("form button:has-text('建立')");
        await page.ClickAsync(".page-head button:has-text('启动')");
        await Expect(page.Locator(".rs-answer")).ToContainTextAsync("153 个政府中 0 个已下达任务");
        Assert.Empty(visit.Complaints);
    }

    private async Task IssueAsync(YearOfACity year, string lead, int region, string sentence, bool scripts)
    {
        await using var visit = await site.SignedInAsync(lead, scripts);
        await visit.Page.GotoAsync($"/breakdown/{await year.PackageAsync(region)}");
        await Expect(visit.Page.Locator(".page-head")).ToContainTextAsync(sentence);
        await visit.Page.ClickAsync(".page-head button:has-text('下达')");
        await Expect(visit.Page.Locator("[role=status]").First).ToContainTextAsync("承办任务进入各单位待办");
        Assert.Empty(visit.Complaints);
    }

    private async Task CountyAsync(YearOfACity year, int county, bool scripts)
    {
        await using var clerk = await site.SignedInAsync(year.CountyClerk, scripts);
        var page = clerk.Page;
        // 10.3: a column of figures out of a table program; without scripts typed and saved as one form.
        await page.GotoAsync("/tasks");
        await page.ClickAsync("a:has-text('填报：10.3')");
        await page.ClickAsync("main a:text-is('数据')");
        await Expect(page.Locator("main")).ToContainTextAsync("只列条目 10.3 要的 3 个数据项");
        await FillAsync(page, ["400", "300", "90"], scripts);
        // Far below last year: answered before it can be handed in.
        await AnswerAsync(page, await year.PartAsync(county, "10.3", "education"));
        await WriteAsync(page, await year.PartAsync(county, "10.3", "education"), scripts);

        // 8.2: out as a workbook, filled, in again.
        await page.GotoAsync($"/work/{await year.PartAsync(county, "8.2", "education")}");
        await page.ClickAsync("main a:text-is('数据')");
        await page.ClickAsync("a:has-text('看全表')");
        var sheet = new Uri(page.Url).AbsolutePath;
        await ByWorkbookAsync(clerk, sheet, new() { ["本届初中毕业生数"] = 410, ["九年前小学入学人数"] = 415 });
        await AnswerAsync(page, await year.PartAsync(county, "8.2", "education"));
        await WriteAsync(page, await year.PartAsync(county, "8.2", "education"), scripts);

        // 8.4: two numbers, on a phone.
        await using var phone = await site.SignedInAsync(year.CountyClerk, scripts, 390, 844);
        await phone.Page.GotoAsync("/tasks");
        await phone.Page.ClickAsync("a:has-text('填报：8.4')");
        await phone.Page.ClickAsync("main a:text-is('数据')");
        await FillAsync(phone.Page, ["0", "0"], scripts);
        await AnswerAsync(phone.Page, await year.PartAsync(county, "8.4", "education"));
        await WriteAsync(phone.Page, await year.PartAsync(county, "8.4", "education"), scripts);
        Assert.True(await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390 || !scripts, "wider than the phone");

        await TogetherAsync(page, await year.PackageAsync(county), "提交审核", 3);
        Assert.Empty(clerk.Complaints);
        Assert.Empty(phone.Complaints);
    }

    private async Task HandUpAsync(YearOfACity year, int county, bool scripts)
    {
        var package = await year.PackageAsync(county);
        await using var checker = await site.SignedInAsync(year.CountyChecker, scripts);
        foreach (var item in (string[])["8.2", "8.4", "10.3"])
        {
            var address = $"/fill?part={await year.PartAsync(county, item, "education")}";
            await checker.Page.GotoAsync(address);
            for (var left = await checker.Page.Locator("button[value=Accepted]").CountAsync(); left > 0; left--)
            {
                await checker.Page.Locator("button[value=Accepted]").First.ClickAsync();
                await checker.IsAtAsync("/fill/");
                await checker.Page.GotoAsync(address);
                await Expect(checker.Page.Locator("button[value=Accepted]")).ToHaveCountAsync(left - 1);
            }
        }
        await TogetherAsync(checker.Page, package, "审核通过", 3);

        await using var lead = await site.SignedInAsync(year.CountyLead, scripts);
        await TogetherAsync(lead.Page, package, "汇入", 3);
        await lead.Page.GotoAsync($"/packages/{package}");
        await lead.Page.ClickAsync("button:has-text('汇总完成')");
        await Expect(lead.Page.Locator(".page-head .chip")).ToHaveTextAsync("已汇总");

        await using var office = await site.SignedInAsync(year.CountyOffice, scripts);
        await office.Page.GotoAsync($"/packages/{package}");
        if (await office.Page.Locator(".page-head a:has-text('登记政府审定')").CountAsync() > 0) await ApproveAsync(office.Page);
        await SubmitAsync(office.Page);

        await using var city = await site.SignedInAsync("lead", scripts);
        await city.Page.GotoAsync($"/packages/{package}");
        await city.Page.ClickAsync("button:has-text('接收')");
        await Expect(city.Page.Locator(".page-head .chip")).ToHaveTextAsync("已接收");
        Assert.Empty(checker.Complaints.Concat(lead.Complaints).Concat(office.Complaints).Concat(city.Complaints));
    }

    private async Task DepartmentsAsync(YearOfACity year, bool scripts)
    {
        await using var finance = await site.SignedInAsync("finance-clerk", scripts);
        var part = await year.PartAsync(YearOfACity.City, "4.1", "finance");
        await WriteAsync(finance.Page, part, scripts);
        await ProveAsync(finance.Page, part, "决算表", 2, scripts);
        await HandInAsync(finance.Page, part);

        await using var education = await site.SignedInAsync("clerk", scripts, 390, 844);
        var other = await year.PartAsync(YearOfACity.City, "7.4", "education");
        await WriteAsync(education.Page, other, scripts);
        await ProveAsync(education.Page, other, "课后服务文件", 1, scripts);
        await TogetherAsync(education.Page, await year.PackageAsync(YearOfACity.City), "提交审核", 2);

        await using var head = await site.SignedInAsync("finance-checker", scripts);
        await head.Page.GotoAsync($"/work/{part}");
        await head.Page.ClickAsync("button:has-text('审核通过')");
        await Expect(head.Page.Locator(".page-head .chip")).ToHaveTextAsync("待汇入");
        await using var second = await site.SignedInAsync("checker", scripts);
        await TogetherAsync(second.Page, await year.PackageAsync(YearOfACity.City), "审核通过", 2);
        Assert.Empty(finance.Complaints.Concat(education.Complaints).Concat(head.Complaints).Concat(second.Complaints));
    }

    private async Task CompileAsync(YearOfACity year, bool scripts)
    {
        var package = await year.PackageAsync(YearOfACity.City);
        await using var lead = await site.SignedInAsync("lead", scripts);
        await TogetherAsync(lead.Page, package, "汇入", 3);
        await lead.Page.GotoAsync($"/packages/{package}");
        await lead.Page.ClickAsync("a:has-text('看得分和扣分理由')");
        await lead.Page.ClickAsync("button:has-text('空着的按满分填')");
        await Expect(lead.Page.Locator(".page-head .chip")).ToHaveTextAsync("已打完");
        await lead.Page.GotoAsync($"/packages/{package}");
        await lead.Page.FillAsync("#waiver", "演练只走一个县");
        await lead.Page.ClickAsync("button:has-text('汇总完成')");
        await Expect(lead.Page.Locator(".page-head .chip")).ToHaveTextAsync("已汇总");
        await lead.Page.ClickAsync(".page-head a:has-text('公示')");
        await Expect(lead.Page.Locator("#text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(Text));
        await lead.Page.FillAsync("#from", BeijingDay(0));
        await lead.Page.FillAsync("#to", BeijingDay(10));
        await lead.Page.ClickAsync("button:has-text('开始公示')");
        await Expect(lead.Page.Locator(".page-head .chip")).ToHaveTextAsync("公示中");
        Assert.Empty(lead.Complaints);
    }

    private async Task PublicityAsync(YearOfACity year, bool scripts)
    {
        await using var citizen = await site.VisitAsync(scripts);
        await citizen.Page.GotoAsync("/publicity");
        await citizen.Page.Locator("li", new() { HasText = round }).Locator("a").First.ClickAsync();
        await citizen.Page.FillAsync("#text", "课后服务收费没有公开");
        await citizen.Page.ClickAsync("button:has-text('提交异议')");
        var code = await citizen.Page.Locator(".pk-code").TextContentAsync() ?? "";

        var package = await year.PackageAsync(YearOfACity.City);
        await using var office = await site.SignedInAsync("government-office", scripts);
        await office.Page.GotoAsync($"/packages/{package}");
        await Expect(office.Page.Locator(".page-head .blocked")).ToContainTextAsync("公示");
        await using var lead = await site.SignedInAsync("lead", scripts);
        await lead.Page.GotoAsync($"/packages/{package}/publicity");
        await lead.Page.FillAsync("textarea[name=answer]", "收费标准已在校门口和网站公开。");
        await lead.Page.ClickAsync("button:text-is('答复')");
        await Expect(lead.Page.Locator("article")).ToContainTextAsync("收费标准已在校门口");
        await citizen.Page.GotoAsync("/publicity/answers");
        await citizen.Page.FillAsync("input[name=code]", code);
        await citizen.Page.ClickAsync("form button");
        await Expect(citizen.Page.Locator("main, body").First).ToContainTextAsync("收费标准已在校门口");

        await year.DaysPassAsync(30);
        await office.Page.GotoAsync($"/packages/{package}");
        await ApproveAsync(office.Page);
        await SubmitAsync(office.Page);
        Assert.Empty(citizen.Complaints.Concat(office.Complaints).Concat(lead.Complaints));
    }

    private async Task ReceiptAsync(YearOfACity year, bool scripts)
    {
        await using var office = await site.SignedInAsync("government-office", scripts);
        await office.Page.GotoAsync($"/packages/{await year.PackageAsync(YearOfACity.City)}/receipt");
        var receipt = await office.Page.Locator(".pk-code").First.TextContentAsync() ?? "";
        await using var anybody = await site.VisitAsync(scripts);
        var page = anybody.Page;
        await page.GotoAsync("/verify");
        await page.FillAsync("#receipt", receipt);
        await page.ClickAsync("form button:has-text('核验')");
        await Expect(page.Locator(".pk-code").First).ToHaveTextAsync(receipt);
        await Expect(page.Locator("body")).ToContainTextAsync("回执有效");
        await page.SetInputFilesAsync("#file", Paper("决算表1"));
        await page.ClickAsync("button:has-text('核对')");
        await Expect(page.Locator("#proof")).ToContainTextAsync("在本次提交内");
        await page.SetInputFilesAsync("#file", Paper("别的文件"));
        await page.ClickAsync("button:has-text('核对')");
        await Expect(page.Locator("#proof")).ToContainTextAsync("不在本次提交内");
        Assert.Empty(office.Complaints.Concat(anybody.Complaints));
    }

    private async Task ReportAsync(YearOfACity year, bool scripts)
    {
        await using var lead = await site.SignedInAsync("lead", scripts);
        await lead.Page.GotoAsync($"/self-report/{await year.PackageAsync(YearOfACity.City)}");
        await Expect(lead.Page.Locator("article")).ToContainTextAsync(Text);
        var file = await lead.Page.RunAndWaitForDownloadAsync(() => lead.Page.ClickAsync("a:has-text('下载 Word')"));
        await using var stream = File.OpenRead((await file.PathAsync())!);
        using var archive = new ZipArchive(stream);
        using var document = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        Assert.Contains(Text, await document.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(lead.Complaints);
    }

    // ---- acts that come again -----------------------------------------------------------------------------------------

    private static string BeijingDay(int days) =>
        TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ILocator Unanswered(IPage page) => page.Locator(".fill-flag", new() { Has = page.Locator(".fill-answer summary:text-is('答复')") });

    // Every warning asks for a correction or an explanation; here all are explained.
    private static async Task AnswerAsync(IPage page, long part)
    {
        await page.GotoAsync($"/fill?part={part}");
        var open = await Unanswered(page).CountAsync();
        Assert.True(open > 0, "figures far from last year's ask for an answer");
        for (; open > 0; open--)
        {
            var one = Unanswered(page).First;
            await one.Locator("summary").ClickAsync();
            await one.Locator("textarea").FillAsync("两所学校并入邻县，已核对学籍系统");
            await one.Locator("button[value=Explained]").ClickAsync();
            await Expect(page.Locator(".fill-flags")).ToContainTextAsync("已核对学籍系统");
            await page.GotoAsync($"/fill?part={part}");
            await Expect(Unanswered(page)).ToHaveCountAsync(open - 1);
        }
    }

    private static async Task FillAsync(IPage page, string[] values, bool scripts)
    {
        var cells = page.Locator(".fill-input");
        await Expect(cells).ToHaveCountAsync(values.Length);
        if (!scripts)
        {
            for (var i = 0; i < values.Length; i++) await cells.Nth(i).FillAsync(values[i]);
            await page.ClickAsync("button:has-text('保存本页')");
        }
        else
        {
            await Expect(page.Locator("#fill[data-ready]")).ToBeVisibleAsync();
            await cells.First.FocusAsync();
            await page.EvaluateAsync("""
                text => {
                  const data = new DataTransfer();
                  data.setData('text/plain', text);
                  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """, string.Join("\r\n", values));
            await Expect(page.Locator("#fill-status")).ToContainTextAsync("全部已存");
        }
        for (var i = 0; i < values.Length; i++) await Expect(cells.Nth(i)).ToHaveValueAsync(values[i]);
    }

    private static async Task ByWorkbookAsync(Visit visit, string sheet, Dictionary<string, double> values)
    {
        var answer = await visit.Page.APIRequest.GetAsync(sheet + "/book.xlsx");
        Assert.True(answer.Ok, $"{answer.Status} {answer.Url}");
        // The columns stand in the order of the page: 8.4 asks for the first, 8.2 for the two after it.
        var names = await visit.Page.Locator("#fill th[scope=row]").EvaluateAllAsync<string[]>("all => all.map(t => t.firstChild.textContent)");
        var edit = new XlsxEdit(await answer.BodyAsync());
        var open = edit.OpenCells();
        Assert.Equal(names.Length, open.Count);
        foreach (var (name, value) in values) edit.Number(open[Array.IndexOf(names, name)], value);
        await visit.Page.ClickAsync("a:has-text('导入 Excel')");
        await visit.Page.SetInputFilesAsync("#files", new FilePayload { Name = "填好的表.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = edit.Bytes() });
        await visit.Page.ClickAsync("button:has-text('看会改什么')");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync($"采用全部 {values.Count} 格改动");
        await visit.Page.ClickAsync("button[name=all]");
        await Expect(visit.Page.Locator("[role=status]").First).ToContainTextAsync($"已存 {values.Count} 格");
    }

    // The three texts that must not be empty; each block is a form of its own without scripts.
    private static async Task WriteAsync(IPage page, long part, bool scripts)
    {
        await page.GotoAsync($"/narrative/work/{part}");
        string[] blocks = ["完成情况", "工作成效", "下一步打算"];
        foreach (var block in blocks)
        {
            var form = page.Locator(".nv-block", new() { Has = page.Locator($"h2:has-text('{block}')") });
            if (block == "完成情况") await form.Locator("#status").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await form.Locator("textarea[name=Text]").FillAsync(Text);
            if (!scripts) await form.Locator("button:text-is('保存')").ClickAsync();
            else await Expect(form.Locator("[data-state]")).ToContainTextAsync("● 已存");
        }
        await page.GotoAsync($"/narrative/work/{part}");
        await Expect(page.Locator(".page-head .chip")).Not.ToContainTextAsync("还差");
    }

    // Each journey has papers of its own: a file the unit gave before is answered differently.
    private FilePayload Paper(string title) => new() { Name = title + ".txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes($"{title}\n盖章件，2026年，{round}\n") };

    private async Task ProveAsync(IPage page, long part, string title, int slots, bool scripts)
    {
        for (var i = 0; i < slots; i++)
        {
            await page.GotoAsync($"/evidence/work/{part}");
            var slot = page.Locator(".ev-slots > section.panel").Nth(i);
            await slot.Locator("input[type=file]").SetInputFilesAsync(Paper($"{title}{i + 1}"));
            await slot.Locator("details.fold details summary, details.fold .ev-upload summary").First.ClickAsync();
            await slot.Locator("input[name=Issued]").FillAsync("2026-03-01");
            await slot.Locator("button:has-text('上传')").ClickAsync();
            // A file that is known already is answered on a page of its own.
            if (!scripts) await Expect(page.Locator("h1:has-text('上传结果'), .ev-slots")).ToBeVisibleAsync();
            if (!scripts) await page.GotoAsync($"/evidence/work/{part}");
            await Expect(page.Locator(".ev-slots > section.panel").Nth(i).Locator(".ev-mark")).ToHaveTextAsync("●");
        }
    }

    private static async Task HandInAsync(IPage page, long part)
    {
        await page.GotoAsync($"/work/{part}");
        await page.ClickAsync("button:has-text('提交审核')");
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("待审核");
    }

    // Several parts in one act.
    private static async Task TogetherAsync(IPage page, long package, string verb, int count)
    {
        await page.GotoAsync($"/packages/{package}");
        var bulk = page.Locator(".pk-bulk", new() { HasText = $"一次{verb}多项" });
        await bulk.Locator("summary").ClickAsync();
        foreach (var box in await bulk.Locator("input[type=checkbox]").AllAsync()) await box.CheckAsync();
        await bulk.Locator("button").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync($"办成 {count} 项，0 项没有办成");
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.ClickAsync(".page-head a:has-text('登记政府审定')");
        await page.FillAsync("#body", "政府第 8 次常务会议");
        await page.FillAsync("#number", "纪要〔2026〕8号");
        await page.FillAsync("#on", BeijingDay(-1));
        await page.ClickAsync("form button:has-text('登记政府审定')");
        await Expect(page.Locator(".page-head .chip")).ToHaveTextAsync("已审定");
    }

    private static async Task SubmitAsync(IPage page)
    {
        await page.ClickAsync(".page-head a:text-is('报送')");
        await page.ClickAsync("main form button:text-is('报送')");
        await Expect(page.Locator(".pk-code").First).ToContainTextAsync("HJ-");
    }
}
