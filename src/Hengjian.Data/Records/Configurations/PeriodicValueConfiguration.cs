using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PeriodicValueConfiguration : IEntityTypeConfiguration<PeriodicValueRecord>
{
    public void Configure(EntityTypeBuilder<PeriodicValueRecord> builder)
    {
        builder.ToTable("periodic_values");
        builder.HasKey(r => new { r.ReportId, r.Row, r.Field });
        builder.Property(r => r.ReportId).ValueGeneratedNever();
        builder.Property(r => r.Row).ValueGeneratedNever();
        builder.Property(r => r.Field).HasMaxLength(60);
        builder.Property(r => r.Text).HasMaxLength(400);
        builder.Property(r => r.Flag).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<PeriodicReportRecord>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
