using Hengjian.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class HandoverConfiguration : IEntityTypeConfiguration<HandoverRecord>
{
    public void Configure(EntityTypeBuilder<HandoverRecord> builder)
    {
        builder.ToTable("handovers");
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.FromAccount).HasMaxLength(40);
        builder.Property(r => r.ToAccount).HasMaxLength(40);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(HandoverRecord.LongestReason);
        builder.Property(r => r.ListHash).HasMaxLength(64);
        builder.Property(r => r.MadeBy).HasMaxLength(40);
        builder.Property(r => r.EndedBy).HasMaxLength(40);
        builder.HasIndex(r => new { r.ToAccount, r.State });
        builder.HasIndex(r => new { r.UnitId, r.State });
    }
}
