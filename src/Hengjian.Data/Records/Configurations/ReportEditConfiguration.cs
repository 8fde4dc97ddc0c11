using Hengjian.Domain.SelfReports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ReportEditConfiguration : IEntityTypeConfiguration<ReportEditRecord>
{
    public void Configure(EntityTypeBuilder<ReportEditRecord> builder)
    {
        builder.ToTable("report_edits");
        builder.HasKey(r => new { r.ReportId, r.BlockId });
        builder.Property(r => r.BaseText).HasDefaultValue("");
        builder.Property(r => r.ReportId).ValueGeneratedNever();
        builder.Property(r => r.BlockId).HasMaxLength(120);
        builder.Property(r => r.BaseSha256).HasMaxLength(64);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasOne<SelfReportRecord>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
